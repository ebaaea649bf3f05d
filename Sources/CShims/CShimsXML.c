#include "CShimsXML.h"
