/// The numbers that the matcher decides by, from 0 to 1.
///
/// None but the last three is derived. The others were chosen by hand, one at a time, so that the edits which `docs/drift-quality.md`
/// describes come out right: the set of real edits first, later the invented ones of `Tests/DriftQualityTests/Edits` too.
/// Both sets are small, so a number says what has worked, not what is best. "Same answers" below means: with the values
/// named, one constant moved at a time, all 208 answers of the real set and all 302 of the invented one stayed as they were
/// with version 1 of the matcher.
/// After a change, run `make replay-bench` and `PageEditTests`, and raise ``Locator/version``.
package enum Thresholds {
    // MARK: Where the value stands

    /// Agreement with the cited place from which the value counts as still standing there. Below, it stands somewhere
    /// that has nothing to do with the citation, such as a changelog entry that mentions it.
    static let leastForValue = 0.45
    /// The same where the value has no other place than the cited one. Then a rewritten sentence has most likely carried
    /// it along, and less has to be left of the old words.
    static let leastForOnlyPlace = 0.25
    /// Enough where the value has no other place, whatever the agreement: the share of the words of its old sentence that
    /// stand in its new one, in any order.
    static let leastSharedWords = 0.3
    /// What the value gets in ``Locator/Candidate/rank`` for being like itself: half of what it could get. Where another
    /// token stands between the very same words, the value a few lines away is not the cited one.
    static let likenessOfValue = 0.5
    /// Agreement from which a token that joined the value in its line is company, not a successor: after
    /// `key = A` became `key = A, B`, `A` has not changed to `B`.
    static let leastForCompany = 0.5

    // MARK: Where another token stands

    /// Agreement from which a token that is new on the page has taken the value's place. Same answers with 0.38, 0.40 and
    /// 0.45; with 0.48, two values that had changed were called lost.
    static let leastForChange = 0.42
    /// The same for a token that the page had before. It can only have changed places with others, as when a table is
    /// sorted anew, so much more of the place has to agree. Same answers with 0.65 and 0.71.
    static let leastForPeer = 0.68
    /// Likeness from which a token may be a new spelling of a value that has left the page: `ACME_TOKEN` for `ACME_KEY`.
    static let leastLikeness = 0.6
    /// Agreement from which such a token has taken the value's place. It is lower than ``leastForChange``, and
    /// ``likenessBonus`` lowers it further, because the likeness is evidence of its own. Same answers with 0.24; with 0.30,
    /// one renamed variable was called lost.
    static let leastForLikeToken = 0.27
    /// Agreement that such a token is granted for each unit of likeness above one half.
    static let likenessBonus = 0.3
    /// Likeness from which a token beside a quote that never held the value is its successor.
    static let leastLikenessBesideQuote = 0.5

    // MARK: Comparing two places

    /// Agreements closer than this are equal: the value wins against another token, and is where it was.
    static let tie = 0.02
    /// Agreement from which a change is reported as certain, so that `check --fix` may write it into the data.
    package static let leastForCertainty = 0.75
    /// Agreement of a link and its text with the accepted ones from which it is the same link.
    static let leastForLink = 0.45
    /// Likeness to another accepted place of the same value from which a place may be that one and not the cited one.
    static let leastForOtherPlace = 0.25
    /// By how much it has to be more like that place than like the cited one.
    static let leadOfOtherPlace = 0.1

    // MARK: Statements

    /// Share of the words of a quote without a value that have to stand together for the statement to be changed rather
    /// than gone.
    static let leastForStatement = 0.6
    /// Share of its words that a value without a shape of its own, such as a command, has in common with its successor.
    static let leastCommonWords = 0.4

    // MARK: What is shown as the nearest text
    //
    // Measured, unlike the others: 150 quotes of the survey were looked for on 132 pages of other vendors, twelve pages
    // each. The place that agrees best has 37 % of the letters in the middle case, 50 % at the ninety-fifth percentile. By
    // these three numbers, one unrelated page in twenty still shows a text; by letters from 40 % on, one in three did.

    /// Agreement in letters below which a text is not looked at.
    static let leastLettersOfNearest = 0.45
    /// Agreement in letters that is enough by itself.
    static let enoughLettersOfNearest = 0.6
    /// Below that, the share of the words looked for that the sentence has to have.
    static let leastWordsOfNearest = 0.4
}
