# Texts of the partners pages.

partners-title = Partners
partners-lead = The percentages are about the cost of the { $phase } phase.
partners-none = No partners yet
partners-none-text = A project begins with a lead partner. After that, add the other participants.
partners-shares-explained = Share of cost: the partner's part of the cost of all participants. Own risk: the part of its own cost that the partner bears itself. A partner that does no work of its own has no share.

partner-new = Add partner
partner-new-lead = Find the organisation first. Then say what it does in the project.
partner-add = Add
partner-save = Save
partner-cancel = Cancel
partner-change = Change
partner-search = Name of the organisation
partner-find = Search
partner-nothing-found = No organisation found
partner-nothing-found-add = Search for another part of the name, or add the organisation.
partner-nothing-found-ask = Search for another part of the name. If it is not there, ask the programme office to add it.
partner-more = There are more. Search for a longer part of the name if the one you want is not here.
partner-already = { $name } is already a partner in this project.
partner-group-who = Which organisation?
partner-group-what = What does it do in the project?
partner-field-organisation = Organisation
partner-field-role = Role
partner-field-core_business = Is the project part of its core business?
partner-type = Type
partner-region = Region
partner-core = Core business
partner-core-yes = Yes
partner-core-no = No
partner-core-unknown = Not known
partner-cost-share = Share of cost
partner-risk-share = Own risk
partner-leads-hint = This is the lead partner. Only the programme office can choose another lead partner.
partner-joining-shut = The project has passed gate 1. Only the programme manager can still add a participant, giving a reason.
partner-gone-title = Partner removed

partner-remove = Remove this partner
partner-remove-title = Remove { $name }?
partner-remove-lines = This partner's lines in the financing table go too:
partner-remove-no-lines = This partner has no lines in the financing table.
partner-remove-confirm = Remove
partner-remove-back = Back to the partners
partner-lead-stays = The lead partner cannot be removed
partner-lead-stays-text = Choose another lead partner first. The programme office can do that.
