package io.drillbook.activities.step;

import java.util.List;

/** A group of {@link SystemActivity system activities}, found with {@link java.util.ServiceLoader} by a worker only. */
public interface SystemModule {
    List<SystemActivity<?, ?>> activities(ActionEnvironment environment);
}
