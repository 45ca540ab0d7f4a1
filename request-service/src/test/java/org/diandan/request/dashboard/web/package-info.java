@NullMarked
package org.diandan.request.dashboard.web;

import org.jspecify.annotations.NullMarked;
