import CanonicalJSON
import Commissioning
import EventLog
import TestSupport
import Testing

@testable import Ledger

/// An area with personal fields, so that what becomes of them does not depend on the domain.
enum Guest: EventArea {
    struct Refused: RefusalReason {
        let rule = "refused"
        let sentence = "no"
        let restsOn: [Position] = []
    }

    typealias State = Int
    typealias Refusal = Refused
    static let name = "guest"
    static let streamForm = "guest/{ods}"
    static let types = [EventType<Guest>(Invited.self)]
    static func initial(_ stream: StreamName) -> Int { 0 }

    struct Invited: EventData {
        typealias Area = Guest
        static let name = EventTypeName(known: "guest.invited.v1")
        static let summary = "Guests are invited."
        static let table = FieldTable(event: Self.self)

        init(from fields: inout FieldReader) {
            _ = fields.list("guests", "They.", isRequired: true) as [Person]
        }

        func apply(to state: inout Int, _ fact: Fact) { state += 1 }
    }

    struct Person: FieldGroup {
        static let table = FieldTable(Person.self)

        init(from fields: inout FieldReader) {
            _ = fields.required("personRef", "Who.") as Reference
            fields.sealed("name", String.self, .personal, "The name.", isRequired: true)
            fields.sealed(
                "telephone", String.self, .personal, "Where to call.", audience: .auditors)
            fields.sealed("remark", String.self, .narrative, "What is said of them.")
            fields.sealed("gift", String.self, .embargoed, "What they will get.")
        }
    }

    /// Invites Ann, with a name that stands in no other file of a test.
    static func invites(
        _ person: String = "person:ann", name: String = "Annabel Quillfeather", id: Int? = nil,
        at time: String? = nil
    ) -> String {
        line(
            "guest.invited.v1", "guest/TST", "2020-01-01", id: id, at: time,
            #"{"guests":[{"personRef":"\#(person)","name":"\#(name)","telephone":"01632 960123","#
                + #""remark":"Likes tea."}]}"#)
    }

    /// A ledger that knows this area alone, on a store that holds its opening.
    static func ledger(
        on till: Till, vault: (any DisclosureVault)?, writes: Bool = true
    ) throws -> Ledger {
        try Ledger(
            till.ledger.store, requestMAC: writes ? Till.mac : nil, vault: vault,
            clock: till.ledger.clock, defaults: Till.defaults,
            catalogue: Catalogue(CommissioningAreas.all + [Guest.self]))
    }
}

@Suite struct LedgerVaultTests {
    private func shown(_ ledger: Ledger, _ position: Int = 1) throws -> String {
        let event = try ledger.event("\(position)", knownAt: ledger.knownAt(nil))
        return String(decoding: try event.json.line, as: UTF8.self)
    }

    @Test func `a personal value is recorded, kept locked, and shown to whom it may be`()
        async throws
    {
        let till = try await Till.real()
        let vault = MemoryVault(mac: Till.mac)
        let ledger = try Guest.ledger(on: till, vault: vault)
        _ = try await ledger.record(Array(Guest.invites().utf8))
        let kept = try ledger.store.disclosures(at: Position(1))
        #expect(kept.map(\.name) == ["guests/0/name", "guests/0/remark", "guests/0/telephone"])
        #expect(kept.map(\.isLocked) == [true, false, true])
        // The name is for everybody, the telephone is not.
        let with = try shown(ledger)
        #expect(with.contains("Quillfeather") && !with.contains("960123"))
        let without = try shown(try Guest.ledger(on: till, vault: nil, writes: false))
        #expect(!without.contains("Quillfeather") && without.contains("Likes tea."))
        #expect(try ledger.disclosures(at: Position(1)).allSatisfy { $0.parsedValue != nil })
        let check = try ledger.store.check(tags: { ledger.catalogue.tags(ofLeaf: $0) }) { _ in }
        #expect(check.failures.isEmpty)
    }

    @Test func `without keys nothing personal is recorded`() async throws {
        let till = try await Till.real()
        let ledger = try Guest.ledger(on: till, vault: nil)
        let error = await #expect(throws: LedgerError.self) {
            try await ledger.record(Array(Guest.invites().utf8))
        }
        guard case .keys(_, let hint)? = error else { return #expect(Bool(false)) }
        #expect(hint?.contains("--keys") == true)
        #expect(try till.size == 1)
    }

    @Test func `an import locks each value, and a dry run makes no key`() async throws {
        let till = try await Till.real()
        let folder = try TestFolder()
        let vault = KeyFolder(keysFolder: folder.path, mac: Till.mac)
        let guests = Till(try Guest.ledger(on: till, vault: vault))
        let lines = (0..<40).map { Guest.invites("person:\($0 % 4)", name: "Name \($0)") }
        let dry = try await guests.importing(lines, ImportOptions(isDryRun: true))
        #expect(dry.recorded == 40 && TestFolder.names(in: folder.path).isEmpty)
        let report = try await guests.importing(lines)
        #expect(report.recorded == 40 && TestFolder.names(in: vault.path).count == 4)
        for index in 0..<40 {
            let shown = try shown(guests.ledger, index + 1)
            #expect(shown.contains(#""Name \#(index)""#))
        }
        let again = try await guests.importing(lines)
        #expect(again.recorded == 0 && again.alreadyRecorded == 40)
    }

    @Test func `a simulated ledger locks with the same keys at each run`() async throws {
        var kept: [[Disclosure]] = []
        for _ in 0..<2 {
            let till = try await Till.simulated()
            let guests = Till(try Guest.ledger(on: till, vault: MemoryVault(mac: Till.mac)))
            let lines = (1...3).map { (number: Int) in
                Guest.invites(id: number, at: "2020-01-0\(number)T09:00:00.000000Z")
            }
            #expect(try await guests.importing(lines).recorded == 3)
            kept.append(try guests.ledger.store.disclosures(at: Position(2)))
        }
        #expect(kept[0] == kept[1] && kept[0].contains(where: \.isLocked))
    }

    @Test func `the field of a disclosure is found by its path, in a correction, too`() throws {
        let schema = EventSchema(Guest.Invited.self)
        #expect(schema.field(at: "guests/3/telephone")?.audience == .auditors)
        #expect(schema.field(at: "data/guests/0/name")?.audience == .everyone)
        #expect(schema.field(at: "guests/0/nothing") == nil && schema.field(at: "") == nil)
    }
}
