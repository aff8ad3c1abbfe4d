package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.postgresql.wal.Lsn;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code sandbox.recover}: starts the copy and waits until recovery has stopped exactly where it was told to. */
public final class Recover implements Action<RecoverInput, RecoverOutput> {
    private static final String WHERE =
            "SELECT CASE WHEN pg_is_in_recovery() THEN pg_get_wal_replay_pause_state() ELSE 'open' END || '|'"
                    + " || coalesce(pg_last_wal_replay_lsn()::text, '0/0')";

    @Override
    public RecoverOutput run(RecoverInput input, ActionContext context) throws ActionException, InterruptedException {
        try (ShellAccess shell = context.connectors().shell(input.sandbox().host())) {
            Place place = Place.of(shell, input.sandbox(), context.effect().run());
            place.require();
            CopyServer server = new CopyServer(
                    place, ServerPrograms.find(shell, input.point().majorVersion()));
            RecoveryTarget target =
                    input.opens() ? RecoveryTarget.second(input.point()) : RecoveryTarget.first(input.point());
            if (server.running() && server.started(input.stage())) {
                context.progress("taking up the copy that was started before");
            } else {
                server.stop();
                context.ran("start the copy and recover to " + target.words());
                server.start(input.stage(), PgBackRest.repository(input.cluster()), target);
            }
            String lsn = await(server, input, context);
            Instant answered = clock(server);
            RecoveryLog log = server.log(input.stage());
            Checks checks = new Checks();
            judge(input.point(), input.opens(), lsn, log, checks);
            return new RecoverOutput(
                    lsn,
                    log.stopLine().orElse("nothing said"),
                    log.phases(answered),
                    checks.verdict(),
                    checks.results(),
                    checks.findings());
        }
    }

    /** Waits for the pause or for the opening. */
    private static String await(CopyServer server, RecoverInput input, ActionContext context)
            throws ActionException, InterruptedException {
        Optional<Lsn> aim = (input.opens()
                        ? Optional.of(input.point().target())
                                .filter(text -> input.point().kind().equals("lsn"))
                        : input.point().manifestLsn())
                .map(Lsn::of);
        Lsn from = Lsn.of(input.point().consistentLsn());
        while (true) {
            if (!server.running()) {
                throw new ActionException(
                        "copy-ended",
                        FailureKind.CHECK_FAILED,
                        "the copy ended before it reached its target: " + RecoveryEnd.why(server.text(input.stage())),
                        "a target behind the end of the archive, a gap, or a damaged segment does this");
            }
            Optional<String> where = where(server);
            if (where.isPresent()) {
                String lsn = where.get().substring(where.get().indexOf('|') + 1);
                boolean there = where.get().startsWith(input.opens() ? "open|" : "paused|");
                if (there) {
                    return lsn;
                }
                report(context, Lsn.of(lsn), from, aim);
            } else {
                context.progress("recovering to a consistent state");
            }
            if (context.cancelRequested()) {
                server.stop();
                throw new ActionException(
                        "cancelled", FailureKind.CANCELLED, "recovery was stopped", "the copy is destroyed at the end");
            }
            Thread.sleep(300);
        }
    }

    private static Optional<String> where(CopyServer server) throws ActionException, InterruptedException {
        try {
            return server.queries().attempt("template1", WHERE);
        } catch (ActionException notYet) {
            if (notYet.failure().kind() == FailureKind.BUSY) {
                return Optional.empty();
            }
            throw notYet;
        }
    }

    private static void report(ActionContext context, Lsn now, Lsn from, Optional<Lsn> aim) {
        if (aim.isPresent()) {
            long total = Math.max(0, aim.get().minus(from));
            context.progress(
                    "replaying", Math.max(0, Math.min(total, now.minus(from))), total, "bytes of log", now.toString());
        } else {
            context.progress("replaying", 0, 0, "bytes of log", now.toString());
        }
    }

    /** The copy's own clock, which its log uses as well. */
    private static Instant clock(CopyServer server) throws ActionException, InterruptedException {
        return server.queries()
                .attempt("template1", "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint::text")
                .map(text -> Instant.ofEpochMilli(Long.parseLong(text)))
                .orElse(Instant.now());
    }

    private static void judge(RestorePoint point, boolean opens, String lsn, RecoveryLog log, Checks checks)
            throws ActionException {
        RecoveryJudgement.stopped(point, opens, lsn, log, checks);
        log.alarms()
                .forEach(alarm -> checks.finding(
                        "copy-log-alarm",
                        "warning",
                        "the copy's log says " + alarm,
                        "look at it while the sandbox lasts"));
        if (checks.verdict() == Verdict.FAILED) {
            throw new ActionException(
                    "recovery-elsewhere",
                    FailureKind.CHECK_FAILED,
                    "recovery did not stop where it was planned: "
                            + checks.results().stream()
                                    .filter(check -> check.result() == Verdict.FAILED)
                                    .map(check ->
                                            check.id() + " expected " + check.expected() + ", found " + check.actual())
                                    .toList(),
                    "nothing behind this point proves anything");
        }
    }

    @Override
    public List<String> preview(RecoverInput input) {
        RecoveryTarget target =
                input.opens() ? RecoveryTarget.second(input.point()) : RecoveryTarget.first(input.point());
        return target.settings().entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue() + "'")
                .toList();
    }
}
