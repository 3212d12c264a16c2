public import EventLog

/// The law a process is run under; fixed once, when it commences.
public enum ProcurementRegime: String, CodeList {
    /// The NHS (Procurement, Patient Choice and Competition) (No. 2) Regulations 2013.
    case ppc2013 = "PPC2013"
    /// The Public Contracts Regulations 2006.
    case pcr2006 = "PCR2006"
    /// The Public Contracts Regulations 2015.
    case pcr2015 = "PCR2015"
    /// The light-touch rules of the Public Contracts Regulations 2015.
    case pcr2015LightTouch = "PCR2015-LTR"
    /// The Health Care Services (Provider Selection Regime) Regulations 2023.
    case psr = "PSR"
    /// The Procurement Act 2023.
    case pa2023 = "PA2023"
    /// None of them.
    case exempt
}
