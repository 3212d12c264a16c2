import Glibc
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct PublishedTreeTests {
    @Test func `everybody may read what is published, and nothing else lies there`() async throws {
        let signed = try await SignedLedger(events: 3)
        let folder = "\(signed.folder.path)/public"
        _ = try await signed.sign()
        // A slash at the end of the name is the same folder.
        _ = try signed.ledger.publish(to: folder + "/")
        #expect(TestFolder.names(in: folder) == ["checkpoint", "disclosures", "tile"])
        #expect(TestFolder.names(in: "\(folder)/disclosures") == ["size"])
        #expect(TestFolder.names(in: "\(folder)/tile") == ["0", "entries"])
        #expect(TestFolder.names(in: "\(folder)/tile/entries/000.p") == ["3"])
        var status = stat()
        for (path, mode) in [("checkpoint", 0o644), ("tile/0/000.p/3", 0o644), ("tile/0", 0o755)] {
            #expect(stat("\(folder)/\(path)", &status) == 0)
            #expect(status.st_mode & 0o777 == mode, "\(path)")
        }
        #expect(try PublishedTree(folder).checkpoint() == signed.ledger.latestCheckpoint())
        #expect(try PublishedTree("\(folder)/tile").checkpoint() == nil)
    }

    @Test func `a folder that cannot be made is a fault that names it`() async throws {
        let folder = try TestFolder()
        try folder.file("a", bytes: [])
        var tree = PublishedTree("\(folder.path)/a")
        let tile = try TileCoordinate(level: 0, index: 0, width: 1)
        let error = #expect(throws: LedgerError.self) {
            try tree.write(tile, [TreeHash.emptyRoot])
        }
        guard case .file(let words, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(words.contains("\(folder.path)/a"))
    }
}
