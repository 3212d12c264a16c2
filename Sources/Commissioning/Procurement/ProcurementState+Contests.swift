public import EventLog

extension ProcurementState {
    /// The events that say otherwise of something in it than what is on record, each once, in
    /// ascending order.
    public var contests: [Position] {
        Set(preparation + tender + outcome).sorted()
    }

    /// Of what was planned, by whom and how.
    private var preparation: [Position] {
        var positions = (plan?.contests ?? []) + (commencement?.contests ?? [])
        positions += (regime?.contests ?? []) + (estimatedValue?.contests ?? [])
        positions += engagements.flatMap(\.contests) + associations.values.flatMap(\.contests)
        positions += routeDecisions.flatMap(\.contests) + waivers.flatMap(\.contests)
        return positions + conflictsChecks.flatMap(\.contests)
    }

    /// Of what was asked for and what came in.
    private var tender: [Position] {
        var positions = opportunities.flatMap(\.contests) + amendments.flatMap(\.contests)
        positions += (terms?.deadline?.contests ?? []) + (terms?.criteria?.contests ?? [])
        positions += (terms?.lots?.contests ?? []) + clarifications.values.flatMap(\.contests)
        for bid in bids.values {
            positions += (bid.received?.contests ?? []) + (bid.opened?.contests ?? [])
            positions += (bid.returned?.contests ?? []) + bid.withdrawals.flatMap(\.contests)
            positions += bid.disqualifications.flatMap(\.contests)
        }
        return positions + openings.flatMap(\.contests) + recommendations.flatMap(\.contests)
    }

    /// Of what was decided and told.
    private var outcome: [Position] {
        var positions: [Position] = []
        for award in awards.values {
            positions += (award.decided?.contests ?? []) + (award.registration?.contests ?? [])
            positions += award.notifications.flatMap(\.contests)
            positions += award.standstill?.contests ?? []
        }
        positions += (standstill?.contests ?? []) + notices.flatMap(\.contests)
        positions += routeRegistration?.contests ?? []
        return positions
            + (formerAbandonments + [abandonment].compactMap(\.self)).flatMap(\.contests)
    }
}

extension StandstillRecord {
    /// The events that say otherwise of when it began or ended.
    fileprivate var contests: [Position] {
        (started?.contests ?? []) + (ended?.contests ?? []) + formerEndings.flatMap(\.contests)
    }
}
