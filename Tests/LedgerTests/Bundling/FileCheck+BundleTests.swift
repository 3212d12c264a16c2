import CanonicalJSON
import EventLog
import Interchange
import Reports
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

/// Bundles that somebody changed, and adapted the manifest to.
@Suite struct FileCheckBundleTests {
    /// The files with a manifest that lists them as they are now, and no event that is gone.
    private func listed(_ files: [ZipArchive.File]) throws -> [ZipArchive.File] {
        let old = files.first { $0.name == BundlePath.manifest }?.bytes ?? []
        guard
            case .object(var manifest) = try JSONValue(
                parsing: old, profile: .interchange(maximumLength: .max))
        else { return files }
        let rest = files.filter { $0.name != BundlePath.manifest }
        manifest["files"] = .array(
            rest.map {
                .object([
                    "path": .string($0.name), "bytes": .integer($0.bytes.count),
                    "sha256": .string(ReportAnswer.sha256($0.bytes)),
                ])
            })
        let bytes = try JSONValue.object(manifest).canonicalBytes() + [0x0A]
        return rest + [(BundlePath.manifest, bytes)]
    }

    private static let event = BundlePath.event(Position(75))

    @Test func `every single changed or missing file is noticed`() async throws {
        let trial = try await BundleTrial("08")
        let files = try trial.bundle(.streams(["procurement/FICFAIR/2017-trips"])).files
        for file in files {
            let changed = files.changing(file.name) { $0 += [0x20] }
            #expect(await trial.check(changed).hasPrefix("unproved: "), "\(file.name)")
            let missing = await trial.check(files.filter { $0.name != file.name })
            #expect(
                missing.hasPrefix(
                    file.name == BundlePath.manifest ? "input: it has no" : "unproved: "))
        }
        let more = await trial.check(files + [("more.txt", [])])
        #expect(more == "unproved: bundle: more.txt: the manifest does not list it")
    }

    @Test func `a changed event, proof or checkpoint is refused though the manifest agrees`()
        async throws
    {
        let trial = try await BundleTrial("08")
        let files = try trial.bundle(.streams(["procurement/FICFAIR/2017-trips"])).files
        #expect(await trial.check(try listed(files)) == "")
        let names = [
            Self.event, BundlePath.proof(Position(75)), BundlePath.checkpoint,
            BundlePath.schema("procurement.bid-received.v1"),
        ]
        for name in names {
            let bytes = try #require(files.first { $0.name == name }?.bytes)
            for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 7)) {
                let changed = files.changing(name) { $0[place] ^= 1 }
                let words = await trial.check(try listed(changed))
                #expect(!words.isEmpty, "\(name), byte \(place)")
            }
        }
    }

    @Test func `a value that is disclosed or withheld otherwise is refused`() async throws {
        let trial = try await BundleTrial("08")
        let files = try trial.bundle(.streams(["procurement/FICFAIR/2017-trips"])).files
        for name in [BundlePath.disclosures, BundlePath.withheld] {
            let bytes = try #require(files.first { $0.name == name }?.bytes)
            let lines = bytes.split(separator: 0x0A).map(Array.init)
            #expect(lines.count > 2)
            let fewer = files.changing(name) { bytes in
                bytes = lines.dropLast().flatMap { $0 + [0x0A] }
            }
            let left = await trial.check(try listed(fewer))
            #expect(left.contains("neither disclosed nor listed"), "\(name): \(left)")
            let twice = files.changing(name) { $0 += lines[lines.count - 1] + [0x0A] }
            #expect(await trial.check(try listed(twice)).hasPrefix("unproved: "))
        }
        let other = files.changing(BundlePath.disclosures) { bytes in
            let range = bytes.firstRange(of: Array("\"encoded\":\"".utf8))
            if let range { bytes[range.upperBound + 20] ^= 1 }
        }
        #expect(await trial.check(try listed(other)).contains("not what its digest says"))
    }

    @Test func `an event that was left out of a whole stream is missed`() async throws {
        let trial = try await BundleTrial("08")
        let files = try trial.bundle(.streams(["procurement/FICFAIR/2017-trips"])).files
        let manifest = try #require(files.first { $0.name == BundlePath.manifest }?.bytes)
        guard
            case .object(var object) = try JSONValue(
                parsing: manifest, profile: .interchange(maximumLength: .max)),
            case .array(let events)? = object["events"]
        else {
            Issue.record("no manifest")
            return
        }
        object["events"] = .array(events.enumerated().filter { $0.offset != 5 }.map(\.element))
        let fewer =
            files.filter { $0.name != BundlePath.manifest }
            + [(BundlePath.manifest, try JSONValue.object(object).canonicalBytes() + [0x0A])]
        #expect(await trial.check(fewer).contains("an event of the stream is missing"))
    }

    @Test func `what is proved is said, and what is left open`() async throws {
        let trial = try await BundleTrial("08")
        let bundle = try trial.bundle(.body("FICFAIR"))
        let check = FileCheck(trusted: try trial.trusted())
        let checked = try check.check(archive: bundle.archive(), name: "fair.zip")
        #expect(checked.kind == .bundle && checked.leaf == nil)
        #expect(checked.proved.contains("the log holds each of the 116 events, byte for byte"))
        #expect(checked.unproved.contains { $0.contains(bundle.manifestDigest) })
        var archive = try bundle.archive()
        archive[archive.count / 2] ^= 1
        #expect(
            await failure { try check.check(archive: archive, name: "fair.zip") }
                .hasPrefix("unproved: fair.zip: "))
    }

    @Test func `the key of another ledger proves nothing`() async throws {
        let trial = try await BundleTrial("09")
        let files = try trial.bundle(.body("FICBAY"), asOf: "2026-06-01").files
        let other = try TrustedKeys(
            log: SignedLedger.key(Till.origin, .note, 9).verifier, policy: nil)
        #expect(
            await failure { try FileCheck(trusted: other).check(bundle: files, name: "b") }
                .hasPrefix("unproved: "))
    }
}
