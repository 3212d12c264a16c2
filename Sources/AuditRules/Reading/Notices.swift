internal import Commissioning
internal import EventLog

extension CaseFile where State == ProcurementState {
    /// Notices of an award on some channels: those that name it, and those that name none.
    func awardNotices(
        of award: Reference, on channels: Set<NoticeChannel>
    ) -> [Stated<PublishedNotice>] {
        state.notices.filter { notice in
            notice.value.isOfAward && channels.contains(notice.value.channel)
                && notice.value.award.map { $0 == award } ?? true
        }
    }
}

extension PublishedNotice {
    /// Whether it tells of an award, by its form: `contract award notice`, `F03`, `UK6` and others.
    var isOfAward: Bool {
        let form = noticeType.lowercased()
        return form.contains("award") || ["f03", "f06", "f21", "uk6"].contains(form)
    }

    /// Whether it is one of the Provider Selection Regime's, of this form.
    func isOfForm(_ form: String) -> Bool {
        noticeType.lowercased().utf8.elementsEqual("psr-\(form)".utf8)
    }
}

extension AuditHistory {
    /// When a contract was told of on some channels, in its own stream or its procurement's;
    /// earliest first.
    func publications(
        of file: CaseFile<ContractState>, on channels: Set<NoticeChannel>
    ) -> [(on: CivilDate, by: Position)] {
        var all = file.state.publications.filter { channels.contains($0.value.channel) }
            .map { (on: $0.on, by: $0.by) }
        if let award = file.state.award?.award.value,
            let procurement = procurement(file.state.award?.procurement.value)
        {
            all += procurement.awardNotices(of: award, on: channels).map { (on: $0.on, by: $0.by) }
        }
        return all.sorted { ($0.on, $0.by) < ($1.on, $1.by) }
    }
}
