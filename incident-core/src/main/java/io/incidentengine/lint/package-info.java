/**
 * Looks at a policy, and at the people behind it, for what is allowed and probably not meant. Start with {@link
 * io.incidentengine.lint.PolicyLinter}.
 */
@NullMarked
package io.incidentengine.lint;

import org.jspecify.annotations.NullMarked;
