import ArgumentParser
import Testing

@testable import LedgerCLI

struct TableOptionsTests {
    @Test(arguments: [
        ([], true), (["--csv"], true), (["--csv", "--raw"], true), (["--json"], true),
        (["--csv", "--json"], false), (["--raw"], false), (["--raw", "--json"], false),
    ])
    func `one form is asked for, and raw goes with comma-separated values`(
        _ words: [String], _ isRight: Bool
    ) throws {
        let options = try TableOptions.parse(words)
        #expect(((try? options.check()) != nil) == isRight)
    }
}
