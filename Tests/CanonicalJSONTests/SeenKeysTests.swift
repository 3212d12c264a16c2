import CanonicalJSON
import Testing

@Suite struct SeenKeysTests {
    private let profiles: [JSONProfile] = [.leaf, Texts.wide]

    private func object(_ names: [String]) -> String {
        "{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}"
    }

    @Test func `a key that comes twice is found, however many stand between`() {
        for count in [1, 2, 7, 8, 9, 10, 100] {
            let names = (0..<count).map { "key\($0)" }
            for twice in [0, count / 2, count - 1] {
                let text = object(names + ["key\(twice)"])
                for profile in profiles {
                    let failure = Texts.failure(of: text, as: profile)
                    #expect(failure?.reason == .duplicateKey)
                    #expect(failure?.pointer == "/key\(twice)")
                    #expect(failure?.offset == object(names).utf8.count)
                    #expect(Texts.failure(of: object(names), as: profile) == nil)
                }
            }
        }
    }

    @Test func `an escaped key is the same as one that is not`() {
        let many = (0..<20).map { "k\($0)" }
        for names in [["a", #"\u0061"#], [#"\u0061"#, "a"], many + [#"\u006b3"#]] {
            for profile in profiles {
                #expect(Texts.failure(of: object(names), as: profile)?.reason == .duplicateKey)
            }
        }
    }

    @Test func `composed and decomposed keys are two keys`() {
        let text = object(["\u{E9}", "e\u{301}"])
        for profile in profiles { #expect(Texts.failure(of: text, as: profile) == nil) }
    }

    @Test func `the same key may come in another object`() {
        let inner = object((0..<20).map { "k\($0)" })
        let text = #"{"k0":\#(inner),"k1":[\#(inner),{"k0":{"k0":1}}],"k2":0}"#
        for profile in profiles { #expect(Texts.failure(of: text, as: profile) == nil) }
        let again = #"{"k0":\#(inner),"k0":0}"#
        for profile in profiles {
            #expect(Texts.failure(of: again, as: profile)?.reason == .duplicateKey)
        }
    }

    @Test func `two hundred thousand keys come to an end`() {
        let names = (0..<200_000).map { "k\($0)" }
        #expect(Texts.failure(of: object(names), as: Texts.wide) == nil)
        let failure = Texts.failure(of: object(names + ["k0"]), as: Texts.wide)
        #expect(failure?.reason == .duplicateKey)
    }
}
