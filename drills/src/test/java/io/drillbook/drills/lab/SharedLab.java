package io.drillbook.drills.lab;

import io.drillbook.runbooks.type.DataSize;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives server tests one lab for all of them, taken away when the last one is done. */
public final class SharedLab implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedLab.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestLab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        "lab",
                        key -> {
                            try {
                                return TestLab.up(TestLab.NAME, DataSize.of("30MiB"), true);
                            } catch (Exception failed) {
                                throw new IllegalStateException("the tests' lab does not come up", failed);
                            }
                        },
                        TestLab.class);
    }
}
