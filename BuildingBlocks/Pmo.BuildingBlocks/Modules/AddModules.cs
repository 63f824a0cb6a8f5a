using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Pmo;

/// <summary>Finds everything in a module by the interface it implements.</summary>
public static class ModuleRegistration
{
    /// <summary>Registers the running modules: rules, read models, answers, policies, and the mediator that carries their messages.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="modules">The modules that run.</param>
    /// <param name="off">The contracts of modules that do not run: their queries are answered "not installed".</param>
    public static IServiceCollection AddModules(this IServiceCollection services, IReadOnlyList<IModule> modules, IEnumerable<Assembly>? off = null)
    {
        var assemblies = modules.SelectMany(AssembliesOf).Append(typeof(PolicyStarted).Assembly).Append(typeof(ICommand).Assembly).Distinct().ToArray();
        foreach (var module in modules)
        {
            services.AddSingleton(module);
            module.Register(services);
        }

        foreach (var type in assemblies.SelectMany(a => a.GetTypes()).Where(t => t is { IsAbstract: false, IsInterface: false, IsGenericTypeDefinition: false })) Wire(services, type);
        foreach (var type in (off ?? []).SelectMany(a => a.GetTypes())) WireAbsent(services, type);
        services.AddSingleton(new MessageCatalogue(assemblies));
        services.AddSingleton<NoticeKinds>().AddSingleton<StreamStories>().AddSingleton<Figures>();
        services.AddSingleton<Rehearsal>().AddSingleton<LastRehearsal>();
        services.AddSingleton(new EventNames([.. assemblies, .. off ?? []]));
        services.AddScoped<Caller>().AddScoped<Decider>().AddScoped<Bulk>().AddScoped<TablesThen>();
        services.AddScoped<ServiceFactory>(p => p.GetRequiredService).AddScoped<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Authority<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(PastIsReadOnly<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(FreshSignIn<,>));
        return services;
    }

    /// <summary>A module's own assembly and its contracts.</summary>
    public static IEnumerable<Assembly> AssembliesOf(IModule module)
    {
        var own = module.GetType().Assembly;
        yield return own;
        foreach (var reference in own.GetReferencedAssemblies())
            if (reference.Name == own.GetName().Name + ".Contracts") yield return Assembly.Load(reference);
    }

    private static void Wire(IServiceCollection services, Type type)
    {
        if (type.IsSubclassOf(typeof(Projection)))
        {
            services.AddSingleton(type);
            services.AddSingleton(typeof(Projection), p => p.GetRequiredService(type));
        }

        if (type.IsSubclassOf(typeof(Policy))) services.AddSingleton(typeof(Policy), type);
        if (type.IsSubclassOf(typeof(BulkList))) services.AddSingleton(typeof(BulkList), type);
        if (type.IsSubclassOf(typeof(BulkAction))) services.AddSingleton(typeof(BulkAction), type);
        if (type.IsSubclassOf(typeof(SamplePart))) services.AddSingleton(typeof(SamplePart), type);
        foreach (var i in type.GetInterfaces().Where(i => i.IsGenericType)) Wire(services, type, i, i.GetGenericTypeDefinition(), i.GenericTypeArguments);
    }

    private static void Wire(IServiceCollection services, Type type, Type face, Type kind, Type[] of)
    {
        if (kind == typeof(IRule<,>)) Carry(services, type, face, of[0], typeof(Outcome), typeof(Deciding<,>).MakeGenericType(of));
        else if (kind == typeof(IRule<,,>)) Carry(services, type, face, of[0], typeof(Outcome), typeof(Deciding<,,>).MakeGenericType(of));
        else if (kind == typeof(IAnswer<,>)) Carry(services, type, face, of[0], of[1], typeof(Answering<,>).MakeGenericType(of));
        else if (kind == typeof(IRequestHandler<,>)) services.AddTransient(face, type);
    }

    private static void Carry(IServiceCollection services, Type type, Type face, Type message, Type answer, Type carrier)
    {
        if (services.Any(s => s.ServiceType == typeof(IRequestHandler<,>).MakeGenericType(message, answer)))
            throw new InvalidOperationException($"{message.Name} is decided or answered twice; one of them is {type.Name}.");
        services.AddSingleton(face, type);
        if (answer == typeof(Outcome)) services.AddSingleton(typeof(RehearsedRule), (face.GenericTypeArguments.Length == 2 ? typeof(RehearsedRule<,>) : typeof(RehearsedRule<,,>)).MakeGenericType(face.GenericTypeArguments));
        services.AddTransient(typeof(IRequestHandler<,>).MakeGenericType(message, answer), carrier);
    }

    private static void WireAbsent(IServiceCollection services, Type type)
    {
        if (MessageCatalogue.AnswerOf(type) is not { IsGenericType: true } answer || answer.GetGenericTypeDefinition() != typeof(Answer<>)) return;
        services.AddTransient(typeof(IRequestHandler<,>).MakeGenericType(type, answer), typeof(NotInstalled<,>).MakeGenericType(type, answer.GenericTypeArguments[0]));
    }
}
