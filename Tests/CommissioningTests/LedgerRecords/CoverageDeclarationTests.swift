import EventLog
import Testing

@testable import Commissioning

@Suite struct CoverageDeclarationTests {
    private func coverage(_ scope: CoverageScope) throws -> Coverage {
        Coverage(
            body: ods("02Q"), scope: scope,
            period: try #require(Period(from: day("2013-04-01"), to: nil)), extent: .complete,
            basis: .routineSince, declaredBy: .example)
    }

    @Test func `an area covers its types and no others`() throws {
        let support = try coverage(.area(try #require(KebabName("support"))))
        #expect(support.speaks(of: EventTypeName(known: "support.csu-closed.v1")))
        #expect(!support.speaks(of: EventTypeName(known: "org.organisation-closed.v1")))
    }

    @Test func `a list covers the types in it and no others`() throws {
        let closures = try coverage(.eventTypes([EventTypeName(known: "support.csu-closed.v1")]))
        #expect(closures.speaks(of: EventTypeName(known: "support.csu-closed.v1")))
        #expect(!closures.speaks(of: EventTypeName(known: "support.csu-merged.v1")))
    }
}
