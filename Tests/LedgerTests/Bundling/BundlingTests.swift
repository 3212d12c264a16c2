import AuditRules
import EventLog
import Interchange
import Reports
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct BundlingTests {
    @Test func `a bundle of a body holds every event that its audit reads, and checks`()
        async throws
    {
        let trial = try await BundleTrial("08")
        let bundle = try trial.bundle(.body("FICFAIR"))
        #expect(bundle.positions.count == 116 && bundle.positions.first == Position(0))
        #expect(await trial.check(bundle.files) == "")
        let names = bundle.files.map(\.name)
        for name in [
            BundlePath.manifest, BundlePath.checkpoint, BundlePath.logKey, BundlePath.policy,
            BundlePath.withheld, BundlePath.disclosures, BundlePath.guide, BundlePath.script,
        ] + BundlePath.reports {
            #expect(names.contains(name), "\(name)")
        }
        #expect(bundle.text("report.html").contains("href=\"events/16.json\""))
    }

    @Test func `the same question gives the same bytes`() async throws {
        let trial = try await BundleTrial("08")
        let first = try trial.bundle(.body("FICFAIR")).archive()
        let second = try await BundleTrial("08").bundle(.body("FICFAIR")).archive()
        #expect(first == second)
        let read = try ZipArchive.files(in: first)
        #expect(await trial.check(read) == "")
    }

    @Test func `a finding comes with what it rests on and the whole stream it is about`()
        async throws
    {
        let trial = try await BundleTrial("08")
        let audit = try trial.till.ledger.audit(
            ["FICFAIR"], asOf: AsOf("2019-12-31", today: Till.today),
            knownAt: trial.till.ledger.knownAt(nil)
        ).audits[0]
        let finding = try #require(audit.findings.first { $0.outcome == .breached })
        let bundle = try trial.bundle(.finding(finding.key, of: nil))
        #expect(finding.evidence.allSatisfy { bundle.positions.contains($0.position) })
        #expect(await trial.check(bundle.files) == "")
        #expect(bundle.positions.count < 116)
        #expect(bundle.text("findings.csv").contains(finding.key))
        let named = try trial.bundle(.finding(finding.key, of: "FICFAIR"))
        #expect(named.manifestDigest == bundle.manifestDigest)
    }

    @Test func `streams come whole, without a report`() async throws {
        let trial = try await BundleTrial("08")
        let bundle = try trial.bundle(.streams(["procurement/FICFAIR/2017-trips"]))
        #expect(await trial.check(bundle.files) == "")
        #expect(!bundle.files.contains { $0.name.hasPrefix("report") })
        #expect(bundle.text(BundlePath.manifest).contains(#""whole":true"#))
    }

    @Test func `what is not there is not found`() async throws {
        let trial = try await BundleTrial("08")
        #expect(await failure { try trial.bundle(.body("FICX")) }.hasPrefix("not found: "))
        #expect(
            await failure { try trial.bundle(.finding("FAIR-04:00", of: nil)) }
                == "not found: no finding has the key FAIR-04:00")
        #expect(
            await failure { try trial.bundle(.streams(["procurement/FICFAIR/none"])) }
                == "not found: the log had no stream procurement/FICFAIR/none")
        #expect(await failure { try trial.bundle(.streams(["?"])) }.hasPrefix("usage: "))
    }

    @Test func `what nobody has signed cannot be proved, and is not handed out`() async throws {
        let trial = try await BundleTrial("08")
        try await trial.till.record(
            line(
                "choice.choice-publicised.v1", "choice/FICFAIR/1", "2018-01-01",
                #"{"how":"website"}"#))
        let newer = await failure { try trial.bundle(.body("FICFAIR")) }
        #expect(newer.hasPrefix("not found: event 118 came after the last checkpoint"))
        #expect(
            await failure { try trial.bundle(.body("FICFAIR"), knownAt: "position:118") } == "")
        let other = try TrustedKeys(
            log: SignedLedger.key(Till.origin, .note, 9).verifier, policy: nil)
        let question = try BundleQuestion(
            about: .body("FICFAIR"), for: .everyone, asOf: AsOf("2019-12-31", today: Till.today),
            knownAt: trial.till.ledger.knownAt("position:118"), trusted: other)
        #expect(await failure { try trial.till.ledger.bundle(question) }.hasPrefix("unproved: "))
        let unsigned = try await Till.simulated([Seed.number("09").path])
        let asked = try BundleQuestion(
            about: .body("FICBAY"), for: .everyone, asOf: AsOf("2026-06-01", today: Till.today),
            knownAt: unsigned.ledger.knownAt(nil), trusted: trial.trusted())
        #expect(
            await failure { try unsigned.ledger.bundle(asked) }.hasPrefix(
                "not found: no checkpoint is kept"))
    }
}
