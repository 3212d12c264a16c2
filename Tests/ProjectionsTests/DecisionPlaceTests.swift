import Commissioning
import EventLog
import Ledger
import TestSupport
import Testing

@testable import Projections

@Suite struct DecisionPlaceTests {
    private func place(_ what: DecisionSubject, in stream: String) async throws -> DecisionPlace? {
        let year = try #require(Seed.all.first { $0.name == "00-fictional-year-of-decisions" })
        let till = try await Till.simulated([year.path])
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try AsOf("2019-03-31", today: Till.today).day)
        let rows = try Decisions(try #require(ODSCode("FICDALE")), in: view).rows
        return rows.first { $0.what == what && $0.stream.text == stream }?.place
    }

    @Test func `a meeting is found with its body, its item and its minutes`() async throws {
        let place = try await place(.award, in: "procurement/FICNORTH/2018-01")
        guard case .meeting(let meeting)? = place else {
            Issue.record("no meeting: \(String(describing: place))")
            return
        }
        #expect(meeting.bodyTitle == "Finance and procurement committee")
        #expect(meeting.held?.value.isPublic == false && meeting.minutes != nil)
        #expect(meeting.item?.value.deciders.count == 4)
        #expect(place?.missing == [] && place?.why.count == 3)
    }

    @Test func `a meeting that nobody has recorded is missing`() async throws {
        let place = try await place(.award, in: "procurement/FICNORTH/2018-02")
        #expect(place?.missing == ["governance.meeting-held", "governance.item-decided"])
        #expect(place?.why.isEmpty == true)
    }

    @Test func `an officer's limit is held against what is decided`() async throws {
        guard
            case .officer(let waiver)? = try await place(
                .waiver, in: "procurement/FICNORTH/2018-03"),
            case .officer(let callOff)? = try await place(
                .award, in: "procurement/FICNORTH/2018-04"),
            case .officer(let route)? = try await place(.route, in: "procurement/FICNORTH/2018-04")
        else {
            Issue.record("not by an officer")
            return
        }
        #expect(waiver.isAboveLimit == false)
        #expect(callOff.isAboveLimit == true)
        #expect(route.isAboveLimit == nil && route.grant != nil)
    }

    @Test func `an urgent decision is found with its ratification`() async throws {
        let place = try await place(.award, in: "procurement/FICNORTH/2018-05")
        guard case .urgent(let urgent)? = place else {
            Issue.record("not urgent: \(String(describing: place))")
            return
        }
        #expect(urgent.taken?.value.deciders.count == 2)
        #expect(urgent.ratifications.map(\.value.isRatified) == [true])
    }

    @Test func `a decision that does not say where has no place`() async throws {
        let place = try await place(.contractModified, in: "contract/FICNORTH/2018-02")
        guard case .notStated? = place else {
            Issue.record("\(String(describing: place))")
            return
        }
        #expect(place?.missing == [])
    }
}
