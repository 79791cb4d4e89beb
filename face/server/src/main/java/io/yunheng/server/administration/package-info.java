/**
 * Pages of administration: people, organisations, members, invitations, roles, permissions, settings
 * and acts.
 */
@NullMarked
package io.yunheng.server.administration;

import org.jspecify.annotations.NullMarked;
