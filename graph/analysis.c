#include "stancegraph/graph.h"
