internal import Commissioning
internal import EventLog

/// The days of a law for conduct that is tied to no process: it goes by the day of the fact.
enum Conduct {
    /// S.I. 2013/500.
    static let procurementPatientChoice = LawScope.days("2013-04-01", "2024-01-01")
    /// The Standing Rules of 2012.
    static let standingRules = LawScope.days("2013-04-01")

    /// What a rule answers of conduct on a day outside its law.
    static func outside<Value>(
        _ matter: Matter, _ part: String, _ stated: Stated<Value>
    ) -> Judgement {
        Judgement(
            .notApplicable, matter, part: part, "it happened on \(stated.on)", by: [stated.by],
            on: [Evidence(stated, "happened")])
    }
}
