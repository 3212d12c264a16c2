import CanonicalJSON
import Glibc
import Testing

@testable import LedgerCLI

struct DoctorCommandTests {
    @Test func `a ledger without its head is read, not written, and mended when confirmed`()
        async throws
    {
        let trial = try await Trial.withStory()
        #expect(await trial.run("doctor").output.hasSuffix("well\n"))
        unlink("\(trial.ledger)/head")
        let ill = await trial.run("doctor", "--json")
        #expect(ill.status == 3)
        #expect(await trial.run("log").status == 0)
        let write = await trial.run("withdraw", "5", "--reason-code", "other")
        #expect(write.status == 3)
        #expect(await trial.run("doctor", "--accept-head").status == 64)
        let mended = await trial.run(
            "doctor", "--accept-head", "--confirm", "a.example/x", "--json")
        #expect(mended.status == 0, "\(mended.messages)")
        try Golden.check("doctor", try withoutSentences(mended.json), hiding: trial.folder)
        let last = await trial.run("log", "--type", "ledger.head-accepted.v1", "--json")
        #expect(last.output.contains(#""type":"ledger.head-accepted.v1""#))
        #expect(await trial.run("withdraw", "5", "--reason-code", "other").status == 0)
    }

    @Test func `without its keys a ledger's head is not accepted, for it could not say so`()
        async throws
    {
        let trial = try await Trial.withStory()
        unlink("\(trial.ledger)/head")
        let asked = await trial.run(
            "doctor", "--accept-head", "--confirm", "a.example/x", "--keys", trial.folder + "/no")
        #expect(asked.status != 0)
        #expect(await trial.run("doctor").status == 3)
    }

    /// What is said of the machine differs from one to the next.
    private func withoutSentences(_ document: JSONObject) throws -> String {
        var document = document
        guard case .array(let checks)? = document["checks"] else { return "" }
        document["checks"] = .array(
            checks.map { value in
                guard case .object(var check) = value else { return value }
                check["says"] = nil
                return .object(check)
            })
        return String(decoding: try JSONValue.object(document).canonicalBytes(), as: UTF8.self)
    }
}
