using System.Security.Cryptography;
using CsCheck;
using Pmo.Auditing;

namespace Pmo.Store.Tests;

/// <summary>The tree is that of RFC 6962: compared with the RFC's own definitions, written down once more as plain recursions over all leaves.</summary>
[Trait("Feature", "A9")]
public sealed class TreeTests
{
    /// <summary>The inputs of the eight leaves with which implementations of RFC 6962 are usually compared.</summary>
    private static readonly string[] Inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly Gen<(int Size, int Seed)> Sizes = Gen.Select(Gen.Frequency((3, Gen.Int[1, 40]), (1, Gen.Int[200, 1_100])), Gen.Int);

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Known_leaves_have_the_known_root(int size, string root)
    {
        var leaves = Inputs.Take(size).Select(i => SHA256.HashData([0, .. Convert.FromHexString(i)])).ToArray();
        Assert.Equal(root, Convert.ToHexStringLower(Tree(leaves).Root()));
        Assert.Equal(root, Convert.ToHexStringLower(Mth(leaves)));
    }

    [Fact]
    public void Every_root_of_a_growing_tree_is_that_of_the_definition()
    {
        var leaves = Leaves(600, 7);
        var tree = Tree([]);
        for (var n = 1; n <= leaves.Length; n++)
        {
            tree.Add(leaves[n - 1]);
            if (n < 40 || n % 32 < 3) Assert.Equal(Mth(leaves[..n]), tree.Root());
        }

        var whole = Tree(leaves);
        Assert.All([0, 1, 255, 256, 257, 511, 512, 600], n => Assert.Equal(Mth(leaves[..n]), whole.Root(n)));
        Assert.Throws<ArgumentOutOfRangeException>(() => whole.Root(601));
    }

    [Fact]
    public void A_proof_that_an_event_is_in_the_log_is_that_of_the_definition_and_holds_for_nothing_else() => Sizes.Sample(s =>
    {
        var leaves = Leaves(s.Size, s.Seed);
        var (tree, random) = (Tree(leaves), new Random(s.Seed));
        var (index, root) = (random.Next(s.Size), tree.Root());
        var proof = tree.Inclusion(index, s.Size);

        Assert.Equal(Path(index, leaves), proof);
        Assert.True(ProofCheck.Inclusion(leaves[index], index, s.Size, root, proof));
        Assert.False(ProofCheck.Inclusion(Other(leaves[index]), index, s.Size, root, proof));
        Assert.False(ProofCheck.Inclusion(leaves[index], index, s.Size, Other(root), proof));
        Assert.False(ProofCheck.Inclusion(leaves[index], index, s.Size, root, [.. proof, root]));
        Assert.False(ProofCheck.Inclusion(leaves[index], s.Size, s.Size, root, proof));
        Assert.False(ProofCheck.Inclusion(leaves[index], -1, s.Size, root, proof));
        if (s.Size > 1) Assert.False(ProofCheck.Inclusion(leaves[index], (index + 1) % s.Size, s.Size, root, proof));
        foreach (var wrong in Mutations(proof, random)) Assert.False(ProofCheck.Inclusion(leaves[index], index, s.Size, root, wrong));
    }, iter: 150);

    [Fact]
    public void A_proof_that_the_log_only_grew_is_that_of_the_definition_and_a_fork_has_none() => Sizes.Sample(s =>
    {
        var leaves = Leaves(s.Size, s.Seed);
        var (tree, random) = (Tree(leaves), new Random(s.Seed));
        var before = random.Next(1, s.Size + 1);
        var (earlier, root, proof) = (tree.Root(before), tree.Root(), tree.Consistency(before, s.Size));

        Assert.Equal(before == s.Size ? [] : SubProof(before, leaves, true), proof);
        Assert.True(ProofCheck.Consistency(before, earlier, s.Size, root, proof));
        Assert.True(ProofCheck.Consistency(0, TreeHash.Empty, s.Size, root, []));
        Assert.False(ProofCheck.Consistency(before, Other(earlier), s.Size, root, proof));
        Assert.False(ProofCheck.Consistency(before, earlier, s.Size, Other(root), proof));
        Assert.False(ProofCheck.Consistency(s.Size + 1, earlier, s.Size, root, proof));
        Assert.False(ProofCheck.Consistency(before, earlier, s.Size, root, [.. proof, root]));
        foreach (var wrong in Mutations(proof, random)) Assert.False(ProofCheck.Consistency(before, earlier, s.Size, root, wrong));

        leaves[random.Next(before)] = Leaves(1, s.Seed + 1)[0];
        var fork = Tree(leaves);
        Assert.False(ProofCheck.Consistency(before, earlier, s.Size, fork.Root(), fork.Consistency(before, s.Size)));
    }, iter: 150);

    [Fact]
    public void A_range_gives_the_root_only_with_every_leaf_in_its_place() => Sizes.Sample(s =>
    {
        var leaves = Leaves(s.Size, s.Seed);
        var (tree, random) = (Tree(leaves), new Random(s.Seed));
        var begin = random.Next(s.Size);
        var end = random.Next(begin, s.Size) + 1;
        var (range, proof, root) = (leaves[begin..end], tree.Range(begin, end, s.Size), tree.Root());

        Assert.Equal(root, ProofCheck.RootOfRange(begin, range, s.Size, proof));
        Assert.True(proof.Count <= 2 * Math.Ceiling(Math.Log2(s.Size) + 1), $"{proof.Count} hashes");
        Assert.NotEqual(root, ProofCheck.RootOfRange(begin, [.. range[..^1], Other(range[^1])], s.Size, proof));
        if (range.Length > 1)
        {
            Assert.NotEqual(root, ProofCheck.RootOfRange(begin, range[1..], s.Size, proof));
            Assert.NotEqual(root, ProofCheck.RootOfRange(begin, [range[1], range[0], .. range[2..]], s.Size, proof));
        }

        if (end < s.Size) Assert.NotEqual(root, ProofCheck.RootOfRange(begin + 1, range, s.Size, proof));
        Assert.Null(ProofCheck.RootOfRange(begin, range, s.Size, [.. proof, root]));
        foreach (var wrong in Mutations(proof, random)) Assert.NotEqual(root, ProofCheck.RootOfRange(begin, range, s.Size, wrong));
    }, iter: 150);

    private static LogTree Tree(byte[][] leaves)
    {
        var tree = new LogTree(tile => [.. leaves.Skip((int)tile * 256).Take(256).SelectMany(l => l)]);
        foreach (var leaf in leaves) tree.Add(leaf);
        return tree;
    }

    private static byte[][] Leaves(int count, int seed) => [.. Enumerable.Range(0, count).Select(n => SHA256.HashData(BitConverter.GetBytes(((long)seed << 32) + n)))];

    private static byte[] Other(byte[] hash) => [(byte)(hash[0] ^ 1), .. hash[1..]];

    /// <summary>A proof with one hash changed, missing, doubled, cut, or out of place.</summary>
    private static IEnumerable<IReadOnlyList<byte[]>> Mutations(IReadOnlyList<byte[]> proof, Random random)
    {
        if (proof.Count == 0) yield break;
        var at = random.Next(proof.Count);
        yield return [.. proof.Select((h, n) => n == at ? Other(h) : h)];
        yield return [.. proof.Where((_, n) => n != at)];
        yield return [.. proof.Select((h, n) => n == at ? h[..31] : h)];
        yield return [.. proof, proof[at]];
        if (proof.Count > 1) yield return [.. proof.Skip(1), proof[0]];
    }

    // RFC 6962 §2.1, word for word.
    private static byte[] Mth(byte[][] d)
    {
        if (d.Length == 0) return SHA256.HashData([]);
        if (d.Length == 1) return d[0];
        var k = K(d.Length);
        return SHA256.HashData([1, .. Mth(d[..k]), .. Mth(d[k..])]);
    }

    private static IEnumerable<byte[]> Path(int m, byte[][] d)
    {
        if (d.Length == 1) return [];
        var k = K(d.Length);
        return m < k ? [.. Path(m, d[..k]), Mth(d[k..])] : [.. Path(m - k, d[k..]), Mth(d[..k])];
    }

    private static IEnumerable<byte[]> SubProof(int m, byte[][] d, bool b)
    {
        if (m == d.Length) return b ? [] : [Mth(d)];
        var k = K(d.Length);
        return m <= k ? [.. SubProof(m, d[..k], b), Mth(d[k..])] : [.. SubProof(m - k, d[k..], false), Mth(d[..k])];
    }

    private static int K(int n)
    {
        var k = 1;
        while (k * 2 < n) k *= 2;
        return k;
    }
}
