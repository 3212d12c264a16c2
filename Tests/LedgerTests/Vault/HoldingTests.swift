import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct HoldingTests {
    private func guests() async throws -> Ledger {
        let till = try await Till.real()
        let ledger = try Guest.ledger(on: till, vault: MemoryVault(mac: Till.mac))
        _ = try await ledger.record(Array(Guest.invites().utf8))
        return ledger
    }

    private func order() throws -> SuppressionOrder {
        SuppressionOrder(
            basis: .other, reference: nil,
            by: ["person:1", "person:2"].compactMap { Reference($0) }, auditorAccess: .kept,
            reviewOn: try #require(CivilDate("2030-01-01")))
    }

    private func isHeld(_ body: () async throws -> Void) async -> Bool {
        do {
            try await body()
            return false
        } catch LedgerError.held(let why, let hint) {
            return why.contains("event 2") && hint?.contains("hold lift 2") == true
        } catch {
            return false
        }
    }

    @Test func `a hold is not ended by withdrawing it`() async throws {
        let ledger = try await guests()
        let (clerk, ann) = (
            try #require(Reference("person:9")), try #require(Reference("person:ann"))
        )
        let placed = try await ledger.placeHold(
            .person(ann), reason: .inquiry, words: nil, by: clerk)
        let id = placed.id
        let line = """
            {"type":"ledger.record-withdrawn.v1","subject":"ledger/holds",\
            "occurredon":"2020-01-02","corrects":"\(id)","data":{"reasonCode":"other"}}
            """
        await #expect(throws: LedgerError.self) { try await ledger.record(Array(line.utf8)) }
        #expect(
            await isHeld { _ = try await ledger.erase(ann, basis: .objection, by: clerk) })
    }

    @Test func `a hold on a stream, a body or a person keeps what it covers`() async throws {
        let (clerk, ann) = (
            try #require(Reference("person:9")), try #require(Reference("person:ann"))
        )
        let scopes: [(LegalHold.Scope, holdsText: Bool)] = [
            (.stream(try #require(StreamName("guest/TST"))), true),
            (.body(try #require(ODSCode("TST"))), true), (.person(ann), false),
        ]
        for (scope, holdsText) in scopes {
            let ledger = try await guests()
            let placed = try await ledger.placeHold(
                scope, reason: .inquiry, words: "An inquiry.", by: clerk)
            #expect(try ledger.holds().map(\.hold.placed.value.scope) == [scope])
            #expect(
                await isHeld {
                    _ = try await ledger.erase(ann, basis: .objection, by: clerk)
                }, "\(scope)")
            #expect(
                await isHeld {
                    _ = try await ledger.suppress("1", try order())
                } == holdsText, "\(scope)")
            #expect(try ledger.store.disclosures(at: Position(1)).count == 3)
            _ = try await ledger.liftHold(
                "\(placed.receipt.first)", reason: .concluded, by: clerk)
            #expect(try ledger.holds().allSatisfy { !$0.hold.stands })
            _ = try await ledger.erase(ann, basis: .objection, by: clerk)
            #expect(try ledger.store.disclosures(at: Position(1)).count == 1)
        }
    }

    @Test func `a hold on something else keeps nothing`() async throws {
        let ledger = try await guests()
        let (clerk, ann) = (
            try #require(Reference("person:9")), try #require(Reference("person:ann"))
        )
        for scope in [
            LegalHold.Scope.stream(try #require(StreamName("guest/OTH"))),
            .body(try #require(ODSCode("OTH"))), .person(clerk),
        ] {
            _ = try await ledger.placeHold(scope, reason: .audit, words: nil, by: clerk)
        }
        #expect(try await ledger.erase(ann, basis: .objection, by: clerk).values.count == 2)
    }

    @Test func `a hold is lifted once`() async throws {
        let ledger = try await guests()
        let clerk = try #require(Reference("person:9"))
        _ = try await ledger.placeHold(.person(clerk), reason: .audit, words: nil, by: clerk)
        _ = try await ledger.liftHold("2", reason: .error, by: clerk)
        let again = await #expect(throws: LedgerError.self) {
            try await ledger.liftHold("2", reason: .error, by: clerk)
        }
        guard case .refused(let refusal)? = again else { return #expect(Bool(false)) }
        #expect(refusal.rule == "already-lifted")
    }
}
