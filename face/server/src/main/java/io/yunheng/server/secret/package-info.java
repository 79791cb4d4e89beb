/**
 * What proves who somebody is: rules for passwords, time-based codes, recovery codes, and the
 * picture that carries a secret to a telephone.
 */
@NullMarked
package io.yunheng.server.secret;

import org.jspecify.annotations.NullMarked;
