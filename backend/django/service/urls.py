# SPDX-FileCopyrightText: 2026 The Deskbell authors
# SPDX-License-Identifier: GPL-3.0-or-later
from django.urls import path

from signin import views

urlpatterns = [
    path('api/auth/login/', views.Login.as_view()),
    path('api/auth/register/', views.Register.as_view()),
    path('api/auth/confirm/', views.Confirm.as_view()),
    path('api/auth/refresh/', views.Refresh.as_view()),
    path('api/auth/factor/', views.Factor.as_view()),
    path('api/auth/logout/', views.Logout.as_view()),
    path('api/health/', views.Health.as_view()),
]

handler400 = 'signin.problems.bad_request'
handler403 = 'signin.problems.forbidden'
handler404 = 'signin.problems.not_found'
handler500 = 'signin.problems.broken'
