/** Whether the server lives and is ready, and its figures, for the machine it runs on alone. */
@NullMarked
package io.yunheng.server.health;

import org.jspecify.annotations.NullMarked;
