import Testing

@testable import LedgerCLI

struct NearestTests {
    @Test func `one letter is nearer than two`() {
        #expect(Nearest.names(to: "staet", among: ["log", "state", "rebuild"]) == ["state"])
        #expect(Nearest.distance(Array("abc".utf8), Array("abd".utf8)) == 1)
        #expect(Nearest.distance([], Array("abd".utf8)) == 3)
    }

    @Test func `a part of a name finds it`() {
        let names = ["support.support-service-agreed.v1", "org.organisation-closed.v1"]
        #expect(Nearest.names(to: "agreed", among: names) == [names[0]])
    }

    @Test func `nothing near is said otherwise`() {
        #expect(Nearest.hint("xxxxxxxx", among: ["log"], otherwise: "see there") == "see there")
    }
}
