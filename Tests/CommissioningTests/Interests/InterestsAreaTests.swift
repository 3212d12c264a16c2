import EventLog
import Testing

@testable import Commissioning

@Suite struct InterestsAreaTests {
    @Test func `facts in any order are taken in and late ones are noted`() {
        RandomFacts<InterestsArea>.applyInAnyOrder(
            InterestsArea.self, stream: "interests/02Q", lateEntries: \.lateEntries)
    }

    @Test func `every type is named after the area`() {
        for type in InterestsArea.types { #expect(type.schema.name.area == "interests") }
        #expect(InterestsArea.types.count == 12)
    }

    @Test(arguments: [
        ("interests/02Q", "02Q"), ("interests/02Q/1", nil), ("interests/x", nil),
        ("governance/02Q", nil),
    ])
    func `the second part of a stream names the organisation`(
        stream: String, body: String?
    ) throws {
        let name = try #require(StreamName(stream))
        #expect(InterestsArea.body(of: name)?.description == body)
    }

    @Test func `names of persons and natures of interests are personal`() {
        func personal(_ fields: [FieldDescription]) -> [String] {
            fields.flatMap { field -> [String] in
                if case .group(let inner) = field.shape { return personal(inner) }
                return field.sealing == .personal ? [field.name] : []
            }
        }
        let names = InterestsArea.types.flatMap { personal($0.schema.fields) }
        #expect(Set(names) == ["name", "nature", "contact"])
        #expect(names.count == 8)
    }
}

/// Registers of the tests, in the JSON of proposals.
enum Registers {
    static let story = Story(InterestsArea.self, "interests/02Q")
    static let gp = ref("person:1")
    static let lay = ref("person:2")
    static let shares = ref("interest:1")

    /// A general practitioner sits in the governing body from April 2017 on.
    static let seated = story.given("role-taken", on: "2017-03-20", role(from: "2017-04-01"))

    /// The general practitioner declares shares held since May 2016.
    static let declared = story.given("interest-declared", on: "2017-04-10", interest())

    static func ref(_ text: String) -> Reference { Reference(text) ?? .example }

    static func role(
        _ person: String = "person:1", as role: String = "governingBody", in body: String? = nil,
        decides: Bool = true, from: String? = nil, position: String? = nil
    ) -> String {
        let members = member("bodyRef", body) + member("from", from) + member("position", position)
        return #"""
            {"personRef":"\#(person)","role":"\#(role)","isDecisionMaker":\#(decides)\#(members)}
            """#
    }

    static func left(
        _ person: String = "person:1", _ role: String = "governingBody", in body: String? = nil
    ) -> String {
        #"{"personRef":"\#(person)","role":"\#(role)"\#(member("bodyRef", body))}"#
    }

    static func interest(
        _ ref: String = "interest:1", of person: String = "person:1",
        in organisation: String = #"{"name":"Vale Hearing Ltd","ods":"NT1"}"#,
        from: String? = "2016-05-01", to: String? = nil, plus more: String = ""
    ) -> String {
        let members = member("from", from) + member("to", to)
        return #"""
            {"interestRef":"\#(ref)","personRef":"\#(person)","type":"financial",
            "directness":"direct","organisation":\#(organisation)\#(members)\#(more)}
            """#
    }

    private static func member(_ name: String, _ value: String?) -> String {
        value.map { #","\#(name)":"\#($0)""# } ?? ""
    }
}
