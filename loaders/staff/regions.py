"""How the names of regions and towns end, but for words with the same character: 园区, 超市 and 市场, 城乡 and 下乡.

Each is a piece of a regular expression that stands behind the first characters of a name.
"""

from __future__ import annotations

NO_REGION = r"(?!场|域|容|监局|政(?![府协法务])|民(?![政委宗族]))"
"""Behind 市: 市场, 市监局, 市政工程 and 市民中心 name no region, 市政府 and 市民政局 do."""
CITY = (
    r"(?:(?<![城超])|(?<=[\u4e00-\u9fff]城)(?<![省市县区旗州]城)(?=市(?!管理|规划|更新|公交|客运|建设投资|发展投资)))"
    rf"市{NO_REGION}"
)
"""江南市 and 丰城市, but neither 云岫县城市管理局 nor 青石市场监管所."""
NO_DISTRICT = "社园景林矿灌校发小地"
DISTRICT = f"(?<![{NO_DISTRICT}])区"
TOWNSHIP = "(?<![城本回])(?<![三送化医技青干]下)(?<![在回老故]家)乡"
"""竹溪乡, 马家乡 and 桥下乡, but neither 城乡 nor 科技下乡 nor 在家乡."""
TOWN = f"(?:镇|{TOWNSHIP}|街道)"
