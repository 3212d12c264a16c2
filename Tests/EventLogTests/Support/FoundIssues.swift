import EventLog

let corrects = "\"corrects\":\"\(id(9))\""

/// The issues of a line, in a ledger where event 9 is a count in till/02Q/1 and 8 corrects it.
func found(_ text: String, as defaults: ProposalDefaults = defaults) -> [FieldIssue] {
    do {
        let proposal = try Proposal(line: Array(text.utf8))
        _ = try catalogue.validate(proposal, defaults: defaults) { asked in
            switch asked {
            case id(9): (Counted.name, stream("till/02Q/1"))
            case id(8): (Correction.corrected, stream("till/02Q/1"))
            case id(7): (EventTypeName(known: "till.counted.v2"), stream("till/02Q/1"))
            default: nil
            }
        }
        return []
    } catch {
        return (error as? ProposalFailure)?.issues ?? []
    }
}

func foundPaths(_ text: String) -> [String] { found(text).map(\.path) }
