import Glibc
import Interchange
import Testing

@testable import LedgerCLI

struct BundleFilesTests {
    @Test func `what is written is read again`() throws {
        let trial = try Trial()
        let files: [ZipArchive.File] = [
            ("a/1.json", [1, 2]), ("b/2.json", []), ("manifest.json", [3]),
        ]
        try BundleFiles.write(files, to: "\(trial.folder)/out")
        let read = try BundleFiles.read("\(trial.folder)/out").sorted { $0.name < $1.name }
        #expect(read.map(\.name) == files.map(\.name))
        #expect(read.map(\.bytes) == files.map(\.bytes))
    }

    @Test func `a link that leads in a circle is no bundle`() throws {
        let trial = try Trial()
        #expect(symlink(trial.folder, "\(trial.folder)/again") == 0)
        #expect(throws: Failure.self) { try BundleFiles.read(trial.folder) }
    }

    @Test func `a bundle in one file is known by its name`() {
        #expect(BundleFiles.isArchive("a.zip") && !BundleFiles.isArchive("zip"))
    }
}
