package io.drillbook.runbooks.expression;

import dev.cel.common.CelOptions;
import dev.cel.extensions.CelOptionalLibrary;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;

/** CEL's runtime with the functions of our table and no others. */
final class Runtimes {
    private static final int MOST_ITERATIONS = 100_000;
    private static final int LARGEST_PATTERN = 10_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .maxRegexProgramSize(LARGEST_PATTERN)
            .build();

    private Runtimes() {}

    /** Operators that sizes take part in are ours as a whole: CEL lets a program add functions, not single overloads. */
    static CelRuntime make() {
        return CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setStandardFunctions(CelStandardFunctions.newBuilder()
                        .includeFunctions(
                                StandardFunction.LOGICAL_NOT,
                                StandardFunction.NOT_STRICTLY_FALSE,
                                StandardFunction.IN,
                                StandardFunction.EQUALS,
                                StandardFunction.NOT_EQUALS,
                                StandardFunction.MODULO,
                                StandardFunction.INDEX,
                                StandardFunction.SIZE,
                                StandardFunction.INT,
                                StandardFunction.DOUBLE,
                                StandardFunction.MATCHES,
                                StandardFunction.CONTAINS,
                                StandardFunction.ENDS_WITH,
                                StandardFunction.STARTS_WITH,
                                StandardFunction.GET_FULL_YEAR,
                                StandardFunction.GET_MONTH,
                                StandardFunction.GET_DAY_OF_YEAR,
                                StandardFunction.GET_DAY_OF_MONTH,
                                StandardFunction.GET_DATE,
                                StandardFunction.GET_DAY_OF_WEEK,
                                StandardFunction.GET_HOURS,
                                StandardFunction.GET_MINUTES,
                                StandardFunction.GET_SECONDS,
                                StandardFunction.GET_MILLISECONDS)
                        .build())
                .addFunctionBindings(Arithmetic.bindings())
                .addFunctionBindings(Comparisons.bindings())
                .addFunctionBindings(Conversions.bindings())
                .addLibraries(CelOptionalLibrary.INSTANCE)
                .build();
    }
}
