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

extension AuditHistory {
    /// What a rule under S.I. 2013/500 answers of each refusal of a provider.
    func judgedRefusals(
        _ judge: (Stated<ProviderRejection>, ChoiceProvider, CaseFile<ChoiceState>) -> Judgement
    ) -> [Judgement] {
        choices.flatMap { file in
            file.state.providers.flatMap { provider in
                provider.rejections.map { rejection in
                    Conduct.procurementPatientChoice.contains(rejection.on)
                        ? judge(rejection, provider, file)
                        : Conduct.outside(file.matter, provider.part, rejection)
                }
            }
        }
    }
}
