import Commissioning
import EventLog
import Testing

@testable import Projections

struct RegisterCellTests {
    @Test func `only what is not on record has types that are missing, and no events`() {
        let cells: [RegisterCell] = [
            .stated("a", by: [Position(1)]), .noneDeclared(by: [Position(1)]),
            .blank(by: [Position(1)]),
            .narrative(
                NarrativeField("comments", at: Position(1)), otherwise: nil, by: [Position(1)]),
        ]
        for cell in cells {
            #expect(cell.missing.isEmpty && cell.why == [Position(1)])
        }
        let cell = RegisterCell.notRecorded(missing: ["a.b"])
        #expect(cell.missing == ["a.b"] && cell.why.isEmpty)
    }

    @Test func `where no event is, the cell is not recorded and not blank`() {
        let none: Stated<CivilDate>? = nil
        let cell = RegisterCell.of(none, orMissing: ["a.b"]) { $0 }
        #expect(cell == .notRecorded(missing: ["a.b"]))
    }
}
