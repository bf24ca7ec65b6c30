#include "stancegraph/render.h"
