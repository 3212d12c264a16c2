public import EventLog

/// Where notices are published.
public enum NoticeChannel: String, CodeList {
    /// Supply2Health, the NHS's own portal until 2013.
    case supply2Health = "S2H"
    /// The Official Journal of the European Union.
    case officialJournal = "OJEU"
    /// Find a Tender.
    case findATender = "FTS"
    /// Contracts Finder.
    case contractsFinder = "ContractsFinder"
    /// The commissioner's own pages.
    case ownSite = "CCGsite"
    /// The central digital platform of the Procurement Act 2023.
    case centralPlatform = "CDP"
    /// Anywhere else.
    case other
}
