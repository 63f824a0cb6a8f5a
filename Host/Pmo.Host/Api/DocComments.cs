using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Pmo.Host.Api;

/// <summary>Doc comments of commands, queries and answers reach the API's description, also of internal types; ids are described as uuids.</summary>
internal sealed class DocComments : IOpenApiSchemaTransformer, IOpenApiOperationTransformer
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Files = new();

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Type>().FirstOrDefault() is not { } message) return Task.CompletedTask;
        operation.Summary = Summary(message) ?? Spoken(message.Name);
        operation.Description = "May be sent by: " + string.Join(", ", Endpoints.MayOf(message).Where(r => r != Role.System)) + ".";
        if (MessageCatalogue.AnswerOf(message) is not null) Describe(operation, message);
        else Add(operation, "Idempotency-Key", ParameterLocation.Header, new OpenApiSchema { Type = JsonSchemaType.String }, "The same key is carried out once; send it again after a lost answer.");
        return Task.CompletedTask;
    }

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo.Type;
        if (context.JsonPropertyInfo is null) schema.Description ??= Summary(type);
        if ((Nullable.GetUnderlyingType(type) ?? type).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)))
            (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
        return Task.CompletedTask;
    }

    /// <summary>A query's properties are its parameters; they are read by our own strict reader, so they are described here.</summary>
    private static void Describe(OpenApiOperation operation, Type query)
    {
        var notes = Of(query)?.Elements("param").ToDictionary(p => p.Attribute("name")!.Value, p => p.Value.Trim());
        foreach (var p in query.GetProperties().Where(p => p.CanWrite))
            Add(operation, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name), ParameterLocation.Query, SchemaOf(p.PropertyType), notes?.GetValueOrDefault(p.Name));
        if (query.GetCustomAttribute<NoPastAttribute>() is null)
            Add(operation, PastMoment.Key, ParameterLocation.Query, new OpenApiSchema { Type = JsonSchemaType.String }, "Answers as of a past moment: a day (its end, in your time zone), an instant, or an event's position.");
    }

    private static void Add(OpenApiOperation operation, string name, ParameterLocation place, OpenApiSchema schema, string? note)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter { Name = name, In = place, Schema = schema, Description = note });
    }

    private static OpenApiSchema SchemaOf(Type type)
    {
        var t = Nullable.GetUnderlyingType(type) ?? type;
        if (t.IsArray) return new OpenApiSchema { Type = JsonSchemaType.Array, Items = SchemaOf(t.GetElementType()!) };
        if (t == typeof(int) || t == typeof(long)) return new OpenApiSchema { Type = JsonSchemaType.Integer };
        if (t == typeof(decimal) || t == typeof(double)) return new OpenApiSchema { Type = JsonSchemaType.Number };
        if (t == typeof(bool)) return new OpenApiSchema { Type = JsonSchemaType.Boolean };
        if (t == typeof(DateOnly)) return new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" };
        if (t == typeof(DateTimeOffset)) return new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" };
        if (t.IsEnum) return new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames(t).Select(n => (System.Text.Json.Nodes.JsonNode)n)] };
        return new OpenApiSchema { Type = JsonSchemaType.String, Format = t == typeof(string) ? null : "uuid" };
    }

    /// <summary>The one sentence above a type, or null.</summary>
    internal static string? Summary(Type type) => Of(type)?.Element("summary") is { } e ? string.Join(' ', e.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;

    private static string Spoken(string name) => MessageNames.Kebab(name).Replace('-', ' ');

    private static XElement? Of(Type type) => Files.GetOrAdd(type.Assembly, Load).GetValueOrDefault("T:" + type.FullName?.Replace('+', '.'));

    private static IReadOnlyDictionary<string, XElement> Load(Assembly assembly)
    {
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        return File.Exists(path)
            ? XDocument.Load(path).Descendants("member").GroupBy(m => m.Attribute("name")!.Value).ToDictionary(g => g.Key, g => g.First())
            : new Dictionary<string, XElement>();
    }
}
