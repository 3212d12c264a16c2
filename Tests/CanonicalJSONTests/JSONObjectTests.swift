import CanonicalJSON
import Testing

@Suite struct JSONObjectTests {
    private let composed = "\u{E9}"
    private let decomposed = "e\u{301}"

    @Test func `names are kept apart by their bytes`() {
        let object: JSONObject = [composed: .bool(true), decomposed: .bool(false)]
        #expect(object.members.count == 2)
        #expect(object[composed] == .bool(true))
        #expect(object[decomposed] == .bool(false))
        #expect(JSONObject([(composed, .null)]) != JSONObject([(decomposed, .null)]))
    }

    @Test func `members stay in the order they were put in`() {
        var object: JSONObject = ["z": .null, "a": .null]
        object["m"] = .bool(true)
        object["z"] = .bool(false)
        #expect(object.members.map(\.name) == ["z", "a", "m"])
        object["a"] = nil
        object["absent"] = nil
        #expect(object.members.map(\.name) == ["z", "m"])
    }

    @Test func `a name that comes twice makes no object`() {
        #expect(JSONObject([("a", .null), ("b", .null), ("a", .null)]) == nil)
    }

    @Test(arguments: [3, 8, 9, 10, 50])
    func `members are found, replaced and removed however many there are`(count: Int) {
        var object = JSONObject()
        for index in 0..<count { object["k\(index)"] = .number(JSONNumber(Int64(index))) }
        for index in 0..<count {
            #expect(object["k\(index)"] == .number(JSONNumber(Int64(index))))
        }
        #expect(object["none"] == nil)
        object["k1"] = nil
        #expect(object["k1"] == nil)
        #expect(object["k2"] == .number(JSONNumber(2)))
        #expect(object.members.count == count - 1)
    }

    @Test func `order makes no difference to equality`() {
        let names = (0..<20).map { "k\($0)" }
        let forward = JSONObject(names.map { ($0, .string($0)) })
        let backward = JSONObject(names.reversed().map { ($0, .string($0)) })
        #expect(forward == backward)
        #expect(forward.hashValue == backward.hashValue)
        #expect(forward != JSONObject(names.dropLast().map { ($0, .string($0)) }))
    }
}
