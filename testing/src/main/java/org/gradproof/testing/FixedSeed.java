package org.gradproof.testing;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives every jqwik property that names no seed the same one, so that a build tries the same values today and
 * tomorrow. {@code -Dgradproof.test.seed=7} tries others; {@code -Dgradproof.test.seed=random} leaves the choice to
 * jqwik, which prints it.
 *
 * <p>jqwik has no setting for this. It finds this hook by its service file.
 */
public final class FixedSeed implements AroundPropertyHook {

    private static final String SETTING = "gradproof.test.seed";

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        String seed = System.getProperty(SETTING, "1");
        if (!seed.equals("random") && context.attributes().seed().isEmpty()) {
            context.attributes().setSeed(seed);
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
