using System.IO;
using AutoDiffGen.Generator.Tests.Documents;
using Xunit;

namespace AutoDiffGen.Generator.Tests.Rules;

public class RuleDocumentTests
{
    [Fact]
    public void The_page_says_what_the_table_says()
    {
        string path = Path.Combine(Repository.Root(), "docs", "derivative-rules.md"), expected = RuleDocument.Text();
        if (Repository.IsRewriting) File.WriteAllText(path, expected);
        string actual = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(expected == actual, $"docs/derivative-rules.md is not what the rule table says: run the tests with {Repository.Rewrite}=1.");
    }
}
