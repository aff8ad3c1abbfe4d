package io.drillbook.runbooks.call;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What a run takes over from the one it takes up.
 *
 * @param steps what stands, by path
 * @param remarks in words, for its record: what is not done again, and what is
 */
public record Resumption(Continues continues, SortedMap<String, TakenOver> steps, List<String> remarks) {
    public Resumption {
        remarks = List.copyOf(remarks);
    }

    /** The same with one more remark. */
    public Resumption with(String remark) {
        List<String> more = new ArrayList<>(remarks);
        more.add(remark);
        return new Resumption(continues, steps, more);
    }
}
