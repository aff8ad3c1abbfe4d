package io.drillbook.runbooks.call;

import java.util.Optional;

/**
 * What an ended run answers to who wants to take it up: the answer to the query {@value #QUERY}, whose argument is a
 * {@link ResumeAsk}. Exactly one of the two is there.
 *
 * @param refusal why it cannot be taken up there
 * @param start of the run that takes it up: same plan, same inputs; its starter is still that of the ended run
 */
public record ResumeOffer(Optional<Failure> refusal, Optional<RunStart> start) {
    /** Name of the query. */
    public static final String QUERY = "resume";

    /** It cannot be taken up there. */
    public static ResumeOffer refused(Failure why) {
        return new ResumeOffer(Optional.of(why), Optional.empty());
    }

    /** It can. */
    public static ResumeOffer of(RunStart start) {
        return new ResumeOffer(Optional.empty(), Optional.of(start));
    }
}
