import Foundation
import Testing

struct ToolsTests {
    private func findings(_ script: String, mode: Int = 0o755) throws -> [Finding] {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tidy tests \(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let tool = folder.appendingPathComponent("greet")
        try Data(script.utf8).write(to: tool)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: tool.path)
        return Tools.findings(for: tool, path: "Tools/greet")
    }

    @Test func `a tool that answers is fine`() throws {
        let script = "#!/bin/sh\n[ \"$1\" = --help ] && echo 'Usage: Tools/greet'"
        #expect(try findings(script).isEmpty)
    }

    @Test func `a tool without a run bit is found`() throws {
        #expect(try findings("#!/bin/sh\n", mode: 0o644).first?.message.contains("chmod") == true)
    }

    @Test(arguments: ["exit 1", "exit 0", "echo 'Usage: Tools/greet'; exit 64", "cat"])
    func `a tool that does not answer is found`(body: String) throws {
        #expect(try findings("#!/bin/sh\n\(body)\n").count == 1)
    }

    @Test func `a tool that cannot be run is found`() throws {
        #expect(try findings("#!/no/such/shell\n").count == 1)
    }
}
