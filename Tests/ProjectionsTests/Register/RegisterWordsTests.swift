import Commissioning
import EventLog
import Testing

@testable import Projections

struct RegisterWordsTests {
    @Test func `every route has words of its own`() {
        let words = ProcurementRoute.allCases.map { RegisterWords.text($0) }
        #expect(Set(words).count == ProcurementRoute.allCases.count)
    }

    @Test func `partners are named with what they do`() throws {
        let (one, two) = (try #require(ODSCode("FICA")), try #require(ODSCode("FICB")))
        let parties = [
            RegisterParty(one, .lead, share: nil), RegisterParty(two, .funder, share: nil),
        ]
        #expect(
            RegisterWords.text(parties)
                == "collaborative with partners: FICA (lead), FICB (funder)")
        #expect(RegisterWords.text([parties[0]]) == "own procurement")
    }

    @Test func `a place that governance does not know is named all the same`() throws {
        let meeting = try #require(Reference("M"))
        #expect(RegisterWords.text(.meeting(meeting, item: nil), .notStated) == "meeting M")
        let place = DecisionPlace(.meeting(meeting, item: meeting), on: day, worth: nil, in: [])
        #expect(RegisterWords.text(.meeting(meeting, item: meeting), place) == "meeting M, item M")
        let officer = DecisionPlace(
            .officer(meeting, delegation: nil), on: day, worth: nil, in: [])
        #expect(RegisterWords.text(.officer(meeting, delegation: nil), officer) == "officer M")
        let urgent = DecisionPlace(.urgent(meeting), on: day, worth: nil, in: [])
        #expect(RegisterWords.text(.urgent(meeting), urgent) == "urgent decision M")
    }

    @Test func `a meeting that the source does not name is not called by what stands for it`()
        throws
    {
        let unnamed = try #require(Reference(Decision.unnamedMeeting))
        for item in [nil, Reference("2")] {
            let text = RegisterWords.text(.meeting(unnamed, item: item), .notStated)
            #expect(text == "a meeting that the source does not name")
        }
    }

    private let day = CivilDate(daysSinceEpoch: 17_000)

    @Test func `only what is one of several in its stream is told apart by a word`() {
        #expect(RegisterWords.part(.contractExtended) == "extended")
        #expect(RegisterWords.part(.award) == nil)
    }
}
