/** Pages by which people come in: set-up, invitations, log-in in steps, the own account. */
@NullMarked
package io.yunheng.server.entry;

import org.jspecify.annotations.NullMarked;
