import EventLog
import Testing

@testable import Commissioning

@Suite struct InterestOrganisationTests {
    private func organisation(_ more: String) throws -> InterestOrganisation {
        try #require(
            Reading.good(InterestOrganisation.self, #"{"name":"Vale Hearing Ltd"\#(more)}"#))
    }

    @Test func `the codes it names are in order`() throws {
        let organisation = try organisation(
            #","ods":"NT9","parentOf":["NT3","NT2"],"memberOf":["NT5","NT4"]"#)
        #expect(
            organisation.codes.map { $0?.description ?? "" } == ["NT9", "NT2", "NT3", "NT4", "NT5"])
    }

    @Test(arguments: [
        ("NT1", "Another", OrganisationTie.identifier), ("NT2", "Another", .parentOf),
        ("NT3", "Another", .memberOf), ("NT4", "Vale Hearing Ltd", nil), ("NT4", "Another", nil),
    ])
    func `with a code it is tied by codes alone`(
        code: String, name: String, tie: OrganisationTie?
    ) throws {
        let organisation = try organisation(
            #","ods":"NT1","parentOf":["NT2"],"memberOf":["NT3"]"#)
        #expect(organisation.tie(to: ods(code), named: [name]) == tie)
    }

    @Test(arguments: [
        ("VALE-HEARING LTD.", true), ("Vale Hearing", false), ("Väle Hearing Ltd", false),
    ])
    func `where a code is missing the name decides, but for case and punctuation`(
        name: String, isTied: Bool
    ) throws {
        let tie: OrganisationTie? = isTied ? .name : nil
        #expect(try organisation("").tie(to: ods("NT1"), named: ["x", name]) == tie)
        #expect(try organisation(#","ods":"NT1""#).tie(to: nil, named: [name]) == tie)
    }
}
