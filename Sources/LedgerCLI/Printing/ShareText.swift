internal import Commissioning
internal import Projections

extension BodyNames {
    /// What a body's part comes to, or why that is not known.
    func share(_ share: HeldShare) -> String {
        if !share.movedTo.isEmpty {
            let moves = share.movedTo.map { "\(text($0.code)) on \($0.effectiveOn)" }
            return "passed to \(moves.joined(separator: ", "))"
        }
        if share.parts.isEmpty { return "None: it is no party" }
        if share.isWhole, share.value != nil { return "all of it" }
        return share.value.map(Words.money) ?? "Not recorded"
    }

    /// `, carried over from FICNORTH (…)`; nothing for what is a body's own.
    func origin(_ origin: HeldOrigin) -> String {
        switch origin {
        case .own: ""
        case .carriedOver(let code): ", carried over from \(text(code))"
        case .ledBy(let code): ", led by \(text(code))"
        }
    }
}
