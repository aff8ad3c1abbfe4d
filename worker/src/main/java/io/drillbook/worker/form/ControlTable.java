package io.drillbook.worker.form;

import com.fasterxml.jackson.core.type.TypeReference;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Which control a kind of run supports. A claim of ours, versioned apart from runs; nobody's record can claim more.
 *
 * @param version of the table
 * @param claims in the order of frameworks
 */
public record ControlTable(String version, List<Claim> claims) {
    /** What every claim says, and no more. */
    public static final String STRENGTH = "supports";

    private static final String FILE = "controls-1.json";

    /**
     * One claim.
     *
     * @param kinds of runs
     * @param ask what the control asks for, shortened; the official text decides
     */
    public record Claim(String framework, String control, List<String> kinds, String ask) {}

    public ControlTable {
        claims = List.copyOf(claims);
    }

    /** The shipped table. */
    public static ControlTable shipped() {
        try {
            return Json.mapper().readValue(BundleForms.resource(FILE), new TypeReference<ControlTable>() {});
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What a kind of run supports. */
    public List<Claim> of(String kind) {
        return claims.stream().filter(claim -> claim.kinds().contains(kind)).toList();
    }

    /** A control's claim, by its id in either case. */
    public Optional<Claim> control(String id) {
        return claims.stream()
                .filter(claim -> claim.control().equalsIgnoreCase(id))
                .findFirst();
    }

    /** Ids of all controls, in the order of frameworks. */
    public List<String> controls() {
        return claims.stream().map(Claim::control).toList();
    }
}
