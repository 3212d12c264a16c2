import Glibc
import Testing

@testable import LedgerCLI

struct LedgerFoldersTests {
    @Test func `a place in a folder of the ledger is refused, however it is written`() throws {
        let trial = try Trial()
        let (ledger, keys) = (trial.path("ledger"), trial.path("ledger.keys"))
        for folder in [ledger, keys] { #expect(mkdir(folder, 0o700) == 0) }
        #expect(symlink("ledger", trial.path("link")) == 0)
        #expect(symlink("\(keys)/none", trial.path("dangling")) == 0)
        let folders = LedgerFolders(
            ledger: trial.path("link"), keys: keys, state: trial.path("ledger.state"))
        for (place, name) in [
            (ledger, "is the ledger's folder,"), ("\(ledger)/", "is the ledger's folder,"),
            ("\(ledger)/a/b", "lies in the ledger's folder, "),
            (trial.path("link/a"), "lies in the ledger's folder, "),
            (trial.path("./x/../link/../ledger.keys"), "is the ledger's folder of keys"),
            (trial.path("dangling"), "lies in the ledger's folder of keys, "),
            (trial.path("ledger.state/a"), "lies in the ledger's folder of state, "),
        ] {
            do {
                try folders.refuse(place, as: "--out")
                Issue.record("\(place) is not refused")
            } catch {
                #expect(error.status == .usage)
                #expect(error.message.hasPrefix("--out \(place) \(name)"), "\(error.message)")
            }
        }
    }

    @Test func `a place beside them is free`() throws {
        let trial = try Trial()
        let folders = LedgerFolders(ledger: trial.path("ledger"), keys: trial.path("keys"))
        for place in ["ledgers", "ledger.html", "key", "keys2/a", "ledger/../a", ""] {
            #expect(throws: Never.self) { try folders.refuse(trial.path(place), as: "--out") }
        }
        #expect(throws: Never.self) { try LedgerFolders().refuse("/", as: "--out") }
    }
}
