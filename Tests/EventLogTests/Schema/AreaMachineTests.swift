import EventLog
import Testing

@Test func `a refusal says the rule, the sentence and what it rests on`() {
    let refusal = Refusal(rule: "till-is-closed", sentence: "No.", restsOn: [Position(3)])
    #expect(refusal.rule == "till-is-closed" && refusal.sentence == "No.")
    #expect(refusal.restsOn == [Position(3)])
    #expect(Refusal(rule: "a", sentence: "b").restsOn.isEmpty)
}
