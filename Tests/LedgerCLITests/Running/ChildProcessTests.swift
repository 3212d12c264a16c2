import SafeFiles
import Testing

@testable import LedgerCLI

struct ChildProcessTests {
    private func text(_ file: String) throws -> String {
        String(decoding: try SafeFiles.read(file, limit: 1 << 10), as: UTF8.self)
    }

    @Test func `what a program answers and says is written to files`() throws {
        let trial = try Trial()
        let (output, messages) = ("\(trial.folder)/output", "\(trial.folder)/messages")
        let status = ChildProcess.run(
            ["/bin/sh", "-c", "cat; echo \"$NAME\"; echo said >&2"], environment: ["NAME=value"],
            output: output, messages: messages)
        #expect(status == 0)
        #expect(try text(output) == "value\n")
        #expect(try text(messages) == "said\n")
    }

    @Test func `both may go to the same file, and the environment may be ours`() throws {
        let trial = try Trial()
        let both = "\(trial.folder)/both"
        let status = ChildProcess.run(
            ["/bin/sh", "-c", "echo ${PATH:+path}; echo said >&2; exit 3"], output: both,
            messages: both)
        #expect(status != 0)
        #expect(try text(both) == "path\nsaid\n")
    }

    @Test func `a program that is not there fails`() throws {
        let trial = try Trial()
        let output = "\(trial.folder)/output"
        #expect(ChildProcess.run(["/no/such"], output: output, messages: output) != 0)
        #expect(ChildProcess.run([], output: output, messages: output) != 0)
    }
}
